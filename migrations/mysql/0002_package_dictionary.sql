-- Packages become a dictionary of small ids, instances get an integer key, moments become milliseconds since 1970 (UTC).
-- Text is kept as its UTF-8 bytes, which compare byte for byte in every engine, spaces at the end too.
-- MySQL commits each of these statements by itself, so they may run again. After them, the gateway copies the old tables
-- in batches, puts the new ones in their places with one RENAME TABLE, and compares both.

CREATE TABLE IF NOT EXISTS new_ec2 (
    instance_key int unsigned NOT NULL AUTO_INCREMENT,
    aws_instance_id varbinary(1020) NOT NULL,
    aws_region varbinary(120) NOT NULL,
    aws_account varbinary(52) NOT NULL,
    creation_date_utc bigint NOT NULL,
    updated_at_utc bigint NOT NULL,
    PRIMARY KEY (instance_key),
    UNIQUE KEY ec2_id (aws_instance_id),
    -- The indexes behind filters and orders. The id stands last, so that a page in an index's order needs no sort.
    KEY ec2_by_region (aws_region, aws_instance_id),
    KEY ec2_by_account (aws_account, aws_instance_id),
    KEY ec2_by_creation_date (creation_date_utc, aws_instance_id)
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS new_package (
    package_id int unsigned NOT NULL AUTO_INCREMENT,
    ecosystem varbinary(64) NOT NULL,
    package_name varbinary(400) NOT NULL,
    package_version varbinary(200) NOT NULL,
    -- The version's key (one byte for its order, then bytes that sort as versions do). Empty: not computed yet.
    version_order varbinary(256) NOT NULL,
    PRIMARY KEY (package_id),
    UNIQUE KEY package_identity (package_name, package_version, ecosystem),
    -- The default order of packages, and the versions of a name as ranges.
    KEY package_by_version (package_name, version_order, ecosystem, package_version)
) ENGINE = InnoDB;

-- Rows of the dictionary are never deleted. A foreign key to it would lock every package of every registration, just
-- those that all registrations share.
CREATE TABLE IF NOT EXISTS new_ec2_package (
    instance_key int unsigned NOT NULL,
    package_id int unsigned NOT NULL,
    PRIMARY KEY (instance_key, package_id),
    -- Which instances have a package.
    KEY ec2_package_by_package (package_id, instance_key),
    CONSTRAINT ec2_package_of_ec2 FOREIGN KEY (instance_key) REFERENCES new_ec2 (instance_key) ON DELETE CASCADE
) ENGINE = InnoDB;
