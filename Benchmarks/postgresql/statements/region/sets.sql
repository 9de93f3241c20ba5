\set r random(0, 9)
\set p random(1, 399)
\set k random(0, 9)
SELECT aws_instance_id, aws_region, aws_account FROM ec2 WHERE aws_region = 'eu-' || :r AND instance_key IN
    (SELECT instance_key FROM ec2_package WHERE package_id IN (SELECT package_id FROM package
        WHERE package_name = 'package-' || :p AND package_version = '3.0.' || :k || '-1~deb12u1'))
ORDER BY aws_instance_id LIMIT 20;
