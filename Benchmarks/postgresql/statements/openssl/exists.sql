\set k random(1, 10)
SELECT aws_instance_id, aws_region, aws_account FROM ec2 AS i WHERE EXISTS
    (SELECT FROM ec2_package AS l JOIN package AS p USING (package_id) WHERE l.instance_key = i.instance_key
        AND p.package_name = 'openssl' AND p.version_order <= ({keys})[:k] AND p.version_order >= '\x01')
ORDER BY aws_instance_id LIMIT 20;
