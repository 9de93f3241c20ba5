\set n random(:first, :last)
SELECT json_agg(json_build_object('id', i.aws_instance_id, 'region', i.aws_region, 'account', i.aws_account, 'packages',
    (SELECT json_agg(json_build_object('name', p.package_name, 'version', p.package_version))
    FROM ec2_package AS l JOIN package AS p USING (package_id) WHERE l.instance_key = i.instance_key)))
FROM (SELECT * FROM ec2 WHERE aws_instance_id > 'i-' || :n ORDER BY aws_instance_id LIMIT 20) AS i;
