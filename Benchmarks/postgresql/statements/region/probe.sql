\set r random(0, 9)
\set p random(1, 399)
\set k random(0, 9)
SELECT i.aws_instance_id, i.aws_region, i.aws_account FROM ec2 AS i CROSS JOIN LATERAL
    (SELECT FROM ec2_package AS l WHERE l.instance_key = i.instance_key AND l.package_id =
        (SELECT package_id FROM package
            WHERE package_name = 'package-' || :p AND package_version = '3.0.' || :k || '-1~deb12u1')) AS found
WHERE i.aws_region = 'eu-' || :r
ORDER BY i.aws_instance_id LIMIT 20;
