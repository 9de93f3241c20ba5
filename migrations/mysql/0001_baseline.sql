-- The database of 2019. Where it exists already, nothing happens here.

CREATE TABLE IF NOT EXISTS ec2 (
    aws_instance_id varchar(255) NOT NULL,
    aws_region varchar(30) NOT NULL,
    aws_account varchar(13) NOT NULL,
    creation_date_utc datetime DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (aws_instance_id),
    KEY ec2_aws_region (aws_region),
    KEY ec2_aws_account (aws_account),
    KEY ec2_creation_date_utc (creation_date_utc)
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS package (
    package_name varchar(100) NOT NULL,
    package_version varchar(50) NOT NULL,
    PRIMARY KEY (package_name, package_version)
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS ec2_package (
    aws_instance_id varchar(255) NOT NULL,
    package_name varchar(100) NOT NULL,
    package_version varchar(50) NOT NULL,
    FOREIGN KEY (aws_instance_id) REFERENCES ec2 (aws_instance_id) ON DELETE CASCADE,
    FOREIGN KEY (package_name, package_version) REFERENCES package (package_name, package_version) ON DELETE CASCADE
) ENGINE = InnoDB;
