\set r random(0, 9)
\set p random(1, 399)
\set k random(0, 9)
SELECT i.aws_instance_id, i.aws_region, i.aws_account
FROM package AS p JOIN ec2_package AS l USING (package_id) JOIN ec2 AS i USING (instance_key)
WHERE p.package_name = 'package-' || :p AND p.package_version = '3.0.' || :k || '-1~deb12u1' AND i.aws_region = 'eu-' || :r
ORDER BY i.aws_instance_id LIMIT 20;
