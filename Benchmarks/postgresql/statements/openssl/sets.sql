\set k random(1, 10)
SELECT aws_instance_id, aws_region, aws_account FROM ec2 WHERE instance_key IN
    (SELECT instance_key FROM ec2_package WHERE package_id IN (SELECT package_id FROM package
        WHERE package_name = 'openssl' AND version_order <= ({keys})[:k] AND version_order >= '\x01'))
ORDER BY aws_instance_id LIMIT 20;
