"""What `validate --fix` mends: findings that have one right answer."""
