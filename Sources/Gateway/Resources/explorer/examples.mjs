// What people come here to ask.

/**
 * Each with a title, an operation, its variables, and, where a variable is one of this inventory's own ids, the query that
 * finds one.
 */
export const EXAMPLES = [
  {
    title: "Which instances run openssl below the fixed version?",
    query: `# Versions compare as dpkg and rpm compare them.
query Vulnerable($package: String!, $fixed: String!) {
  instances(
    first: 50
    filter: {packages: {some: {name: {eq: $package}, version: {lt: $fixed}}}}
  ) {
    totalCount
    nodes {
      id
      region
      account
      packages(filter: {name: {eq: $package}}) {
        nodes {
          version
        }
      }
    }
  }
}
`,
    variables: { package: "openssl", fixed: "3.0.15-1~deb12u3" },
  },
  {
    title: "What does this instance have?",
    query: `query Instance($id: ID!) {
  instance(id: $id) {
    id
    region
    account
    createdAt
    updatedAt
    packages(first: 200) {
      totalCount
      nodes {
        name
        version
        ecosystem
      }
    }
  }
}
`,
    variables: { id: "i-0abcd1234ef567890" },
    find: { query: "{ instances(first: 1) { nodes { id } } }", variables: (data) => ({ id: data.instances.nodes[0].id }) },
  },
  {
    title: "Which versions of openssl run where?",
    query: `# Oldest first.
query Versions($package: String!) {
  packages(
    first: 20
    filter: {name: {eq: $package}}
    orderBy: [{field: VERSION}]
  ) {
    nodes {
      version
      ecosystem
      instances(first: 20) {
        totalCount
        nodes {
          id
          region
          account
        }
      }
    }
  }
}
`,
    variables: { package: "openssl" },
  },
  {
    title: "Which instances lack a package?",
    query: `query Lacking($package: String!) {
  instances(first: 50, filter: {packages: {none: {name: {eq: $package}}}}) {
    totalCount
    nodes {
      id
      region
      account
    }
  }
}
`,
    variables: { package: "unattended-upgrades" },
  },
  {
    title: "What came in last?",
    query: `{
  instances(first: 20, orderBy: [{field: CREATED_AT, direction: DESC}]) {
    nodes {
      id
      region
      account
      createdAt
      packages(first: 0) {
        totalCount
      }
    }
  }
}
`,
  },
  {
    title: "Register an instance",
    query: `mutation Register($input: RegisterInstanceInput!) {
  registerInstance(input: $input) {
    instance {
      id
      createdAt
    }
  }
}
`,
    variables: {
      input: {
        id: "i-0abcd1234ef567890",
        region: "eu-central-1",
        account: "123456789012",
        packages: [{ name: "openssl", version: "3.0.11-1~deb12u2", ecosystem: "deb" }],
      },
    },
  },
];

/** An example's variables as the editor shows them. */
export const variablesText = (variables) => (variables ? `${JSON.stringify(variables, null, 2)}\n` : "");
