-- The indexes behind filters and orders. The id stands last, so that a page in an index's order needs no sort.
CREATE INDEX ec2_by_region ON ec2 (aws_region, aws_instance_id);
CREATE INDEX ec2_by_account ON ec2 (aws_account, aws_instance_id);
CREATE INDEX ec2_by_creation_date ON ec2 (creation_date_utc, aws_instance_id);

-- Which instances have a package.
CREATE INDEX ec2_package_by_package ON ec2_package (package_id, instance_key);

-- The default order of packages, and the versions of a name as ranges.
CREATE INDEX package_by_version ON package (package_name, version_order, ecosystem, package_version);
