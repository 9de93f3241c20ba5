extension PostgreSQLDialect {
    // All parts see the database as it was before the statement, and hand on what they inserted. Packages that another
    // transaction inserts meanwhile are seen by neither the look nor the insertion: their links get no package_id, which the
    // column refuses, and so the whole statement. It is run again then.
    static let registrationText = """
        WITH wanted_instance AS MATERIALIZED ( \
        SELECT ordinality AS position, value FROM jsonb_array_elements(:p1::jsonb) WITH ORDINALITY AS r (value, ordinality) \
        ), instance AS ( \
        INSERT INTO ec2 (aws_instance_id, aws_region, aws_account, creation_date_utc, updated_at_utc) \
        SELECT value ->> 0, value ->> 1, value ->> 2, (value ->> 3)::bigint, (value ->> 4)::bigint \
        FROM wanted_instance ORDER BY position RETURNING aws_instance_id, instance_key \
        ), wanted_package AS MATERIALIZED ( \
        SELECT ordinality AS position, value ->> 0 AS ecosystem, value ->> 1 AS package_name, \
        value ->> 2 AS package_version, \
        substr(:p2, (value ->> 3)::integer, (value ->> 4)::integer) AS version_order \
        FROM jsonb_array_elements(:p3::jsonb) WITH ORDINALITY AS r (value, ordinality) \
        ), existing_package AS MATERIALIZED ( \
        SELECT w.position, p.package_id FROM wanted_package AS w JOIN package AS p \
        ON p.package_name = w.package_name AND p.package_version = w.package_version AND p.ecosystem = w.ecosystem \
        ), new_package AS ( \
        INSERT INTO package (version_order, ecosystem, package_name, package_version) \
        SELECT w.version_order, w.ecosystem, w.package_name, w.package_version FROM wanted_package AS w \
        WHERE NOT EXISTS (SELECT 1 FROM existing_package AS e WHERE e.position = w.position) ORDER BY 3, 4, 2 \
        ON CONFLICT (package_name, package_version, ecosystem) DO NOTHING \
        RETURNING package_id, ecosystem, package_name, package_version \
        ), found_package AS MATERIALIZED ( \
        SELECT position, package_id FROM existing_package UNION ALL \
        SELECT w.position, n.package_id FROM new_package AS n JOIN wanted_package AS w \
        ON n.package_name = w.package_name AND n.package_version = w.package_version AND n.ecosystem = w.ecosystem \
        ), link AS ( \
        INSERT INTO ec2_package (instance_key, package_id) \
        SELECT i.instance_key, CASE WHEN r.reference > 0 THEN r.reference ELSE f.package_id END \
        FROM jsonb_array_elements(:p4::jsonb) WITH ORDINALITY AS list (packages, ordinality) \
        JOIN wanted_instance AS w ON w.position = list.ordinality \
        JOIN instance AS i ON i.aws_instance_id = w.value ->> 0 \
        CROSS JOIN LATERAL (SELECT element::integer AS reference \
        FROM jsonb_array_elements_text(list.packages) AS e (element)) AS r \
        LEFT JOIN found_package AS f ON f.position = -r.reference ORDER BY 2, 1) \
        SELECT string_agg(package_id::text, ',' ORDER BY position) FROM found_package \
        GROUP BY (position - 1) / 5000 ORDER BY (position - 1) / 5000
        """
}
