\set n random(:first, :last)
SELECT json_build_object('id', i.aws_instance_id, 'region', i.aws_region, 'account', i.aws_account, 'packages',
    (SELECT json_agg(json_build_object('name', p.package_name, 'version', p.package_version))
    FROM ec2_package AS l JOIN package AS p USING (package_id) WHERE l.instance_key = i.instance_key))
FROM ec2 AS i WHERE i.aws_instance_id = 'i-' || :n;
