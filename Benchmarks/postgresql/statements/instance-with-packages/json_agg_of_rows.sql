\set n random(:first, :last)
SELECT row_to_json(r) FROM (SELECT i.aws_instance_id AS id, i.aws_region AS region, i.aws_account AS account,
    (SELECT json_agg(q) FROM (SELECT p.package_name AS name, p.package_version AS version
        FROM ec2_package AS l JOIN package AS p USING (package_id) WHERE l.instance_key = i.instance_key) AS q) AS packages
    FROM ec2 AS i WHERE i.aws_instance_id = 'i-' || :n) AS r;
