\set k random(1, 10)
SELECT aws_instance_id, aws_region, aws_account FROM ec2 AS i CROSS JOIN LATERAL
    (SELECT FROM ec2_package AS l WHERE l.instance_key = i.instance_key AND l.package_id = ANY (ARRAY
        (SELECT package_id FROM package
            WHERE package_name = 'openssl' AND version_order <= ({keys})[:k] AND version_order >= '\x01'))
        LIMIT 1) AS found
ORDER BY aws_instance_id LIMIT 20;
