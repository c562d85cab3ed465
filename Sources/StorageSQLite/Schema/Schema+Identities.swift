extension Schema {
    /// Who an account is to an identity provider; an identity opens one account.
    static let identities = """
        ALTER TABLE user ADD COLUMN issuer TEXT;
        ALTER TABLE user ADD COLUMN subject TEXT CHECK ((issuer IS NULL) = (subject IS NULL));

        CREATE UNIQUE INDEX userByIdentity ON user (issuer, subject) WHERE issuer IS NOT NULL;
        """
}
