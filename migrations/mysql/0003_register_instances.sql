-- A registration in one call: MySQL has no statement that writes several tables. It runs in the caller's transaction.
-- The parameters are those of the gateway's SingleStatementRegistration; a text is longer there than any that is stored.

CREATE PROCEDURE IF NOT EXISTS register_instances (
    instances longtext CHARACTER SET utf8mb4,
    version_keys longblob,
    packages longtext CHARACTER SET utf8mb4,
    links longtext CHARACTER SET utf8mb4
)
MODIFIES SQL DATA
SQL SECURITY INVOKER
BEGIN
    INSERT INTO ec2 (aws_instance_id, aws_region, aws_account, creation_date_utc, updated_at_utc)
    SELECT CAST(i.id AS BINARY), CAST(i.region AS BINARY), CAST(i.account AS BINARY), i.created, i.updated
    FROM JSON_TABLE(instances, '$[*]' COLUMNS (
        position FOR ORDINALITY,
        id varchar(1000) CHARACTER SET utf8mb4 PATH '$[0]', region varchar(1000) CHARACTER SET utf8mb4 PATH '$[1]',
        account varchar(1000) CHARACTER SET utf8mb4 PATH '$[2]', created bigint PATH '$[3]', updated bigint PATH '$[4]'
    )) AS i
    ORDER BY i.position;

    -- Packages that exist are left out before: those that only IGNORE keeps out would use up a number each.
    INSERT IGNORE INTO package (version_order, ecosystem, package_name, package_version)
    SELECT
        substring(version_keys, w.key_start, w.key_length),
        CAST(w.ecosystem AS BINARY), CAST(w.name AS BINARY), CAST(w.version AS BINARY)
    FROM JSON_TABLE(packages, '$[*]' COLUMNS (
        ecosystem varchar(1000) CHARACTER SET utf8mb4 PATH '$[0]', name varchar(1000) CHARACTER SET utf8mb4 PATH '$[1]',
        version varchar(1000) CHARACTER SET utf8mb4 PATH '$[2]', key_start int PATH '$[3]', key_length int PATH '$[4]'
    )) AS w
    LEFT JOIN package AS p ON p.package_name = CAST(w.name AS BINARY)
        AND p.package_version = CAST(w.version AS BINARY) AND p.ecosystem = CAST(w.ecosystem AS BINARY)
    WHERE p.package_id IS NULL
    ORDER BY 3, 4, 2;

    -- DISTINCT has both lists made before the join, which then finds in them by an index.
    INSERT INTO ec2_package (instance_key, package_id)
    SELECT i.instance_key, CASE WHEN l.reference > 0 THEN l.reference ELSE f.package_id END
    FROM JSON_TABLE(links, '$[*]' COLUMNS (
        position FOR ORDINALITY, NESTED PATH '$[*]' COLUMNS (reference bigint PATH '$')
    )) AS l
    JOIN (
        SELECT DISTINCT w.position, e.instance_key
        FROM JSON_TABLE(instances, '$[*]' COLUMNS (
            position FOR ORDINALITY, id varchar(1000) CHARACTER SET utf8mb4 PATH '$[0]'
        )) AS w
        STRAIGHT_JOIN ec2 AS e ON e.aws_instance_id = CAST(w.id AS BINARY)
    ) AS i ON i.position = l.position
    LEFT JOIN (
        SELECT DISTINCT w.position, p.package_id
        FROM JSON_TABLE(packages, '$[*]' COLUMNS (
            position FOR ORDINALITY, ecosystem varchar(1000) CHARACTER SET utf8mb4 PATH '$[0]',
            name varchar(1000) CHARACTER SET utf8mb4 PATH '$[1]', version varchar(1000) CHARACTER SET utf8mb4 PATH '$[2]'
        )) AS w
        STRAIGHT_JOIN package AS p ON p.package_name = CAST(w.name AS BINARY)
            AND p.package_version = CAST(w.version AS BINARY) AND p.ecosystem = CAST(w.ecosystem AS BINARY)
    ) AS f ON f.position = -l.reference
    WHERE l.reference > 0 OR f.package_id IS NOT NULL;

    IF row_count() <> (
        SELECT count(l.reference)
        FROM JSON_TABLE(links, '$[*]' COLUMNS (NESTED PATH '$[*]' COLUMNS (reference bigint PATH '$'))) AS l
    ) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Some of the packages were not found';
    END IF;

    SELECT p.package_id
    FROM JSON_TABLE(packages, '$[*]' COLUMNS (
        position FOR ORDINALITY, ecosystem varchar(1000) CHARACTER SET utf8mb4 PATH '$[0]',
        name varchar(1000) CHARACTER SET utf8mb4 PATH '$[1]', version varchar(1000) CHARACTER SET utf8mb4 PATH '$[2]'
    )) AS w
    STRAIGHT_JOIN package AS p ON p.package_name = CAST(w.name AS BINARY)
        AND p.package_version = CAST(w.version AS BINARY) AND p.ecosystem = CAST(w.ecosystem AS BINARY)
    ORDER BY w.position
    LOCK IN SHARE MODE;
END;
