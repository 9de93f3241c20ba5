// PostgreSQL's own client library. pkg-config's `libpq` knows where its header lies.
#include <libpq-fe.h>

// OpenSSL's, which libpq itself uses and hands out with PQsslStruct: how many bytes of a TLS record are left to be read.
struct ssl_st;
int SSL_pending(const struct ssl_st *ssl);
