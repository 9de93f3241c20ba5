\set n random(:first, :last)
SELECT aws_instance_id, aws_region, aws_account, creation_date_utc FROM ec2 WHERE aws_instance_id = 'i-' || :n;
