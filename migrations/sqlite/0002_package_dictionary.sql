-- Packages become a dictionary of small ids, instances get an integer key, moments become milliseconds since 1970 (UTC).
-- Text is compared byte for byte: SQLite's default collation, BINARY.
-- After this file, and in its transaction, the gateway fills package.version_order, which SQL can't compute.

CREATE TABLE new_ec2 (
    instance_key INTEGER PRIMARY KEY,
    aws_instance_id TEXT NOT NULL UNIQUE,
    aws_region TEXT NOT NULL,
    aws_account TEXT NOT NULL,
    creation_date_utc INTEGER NOT NULL,
    updated_at_utc INTEGER NOT NULL
);

CREATE TABLE new_package (
    package_id INTEGER PRIMARY KEY,
    ecosystem TEXT NOT NULL,
    package_name TEXT NOT NULL,
    package_version TEXT NOT NULL,
    -- The version's key (one byte for its order, then bytes that sort as versions do). Empty: not computed yet.
    version_order BLOB NOT NULL,
    UNIQUE (package_name, package_version, ecosystem)
);

CREATE TABLE new_ec2_package (
    instance_key INTEGER NOT NULL REFERENCES new_ec2 (instance_key) ON DELETE CASCADE,
    package_id INTEGER NOT NULL REFERENCES new_package (package_id),
    PRIMARY KEY (instance_key, package_id)
) WITHOUT ROWID;

-- 2440587.5 is 1970-01-01T00:00Z as a Julian day. A moment that is missing or unreadable becomes the moment of the upgrade.
INSERT INTO new_ec2 (aws_instance_id, aws_region, aws_account, creation_date_utc, updated_at_utc)
SELECT aws_instance_id, aws_region, aws_account, created, created
FROM (
    SELECT
        aws_instance_id, aws_region, aws_account,
        CAST(round((coalesce(julianday(creation_date_utc), julianday('now')) - 2440587.5) * 86400000) AS INTEGER)
            AS created
    FROM ec2
);

-- Also packages that an instance has and the old list of packages has not: nothing enforced it on every engine.
INSERT INTO new_package (ecosystem, package_name, package_version, version_order)
SELECT 'generic', package_name, package_version, x''
FROM (
    SELECT package_name, package_version FROM package
    UNION
    SELECT package_name, package_version FROM ec2_package
)
ORDER BY package_name, package_version;

-- The same pair could stand twice.
INSERT OR IGNORE INTO new_ec2_package (instance_key, package_id)
SELECT i.instance_key, p.package_id
FROM ec2_package AS e
JOIN new_ec2 AS i ON i.aws_instance_id = e.aws_instance_id
JOIN new_package AS p ON p.package_name = e.package_name AND p.package_version = e.package_version;

DROP TABLE ec2_package;
DROP TABLE package;
DROP TABLE ec2;
ALTER TABLE new_ec2 RENAME TO ec2;
ALTER TABLE new_package RENAME TO package;
ALTER TABLE new_ec2_package RENAME TO ec2_package;
