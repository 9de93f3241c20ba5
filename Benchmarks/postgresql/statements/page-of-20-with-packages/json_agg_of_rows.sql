\set n random(:first, :last)
SELECT json_agg(r) FROM (SELECT i.aws_instance_id AS id, i.aws_region AS region, i.aws_account AS account,
    (SELECT json_agg(q) FROM (SELECT p.package_name AS name, p.package_version AS version
        FROM ec2_package AS l JOIN package AS p USING (package_id) WHERE l.instance_key = i.instance_key) AS q) AS packages
    FROM (SELECT * FROM ec2 WHERE aws_instance_id > 'i-' || :n ORDER BY aws_instance_id LIMIT 20) AS i) AS r;
