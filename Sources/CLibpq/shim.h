// PostgreSQL's own client library. pkg-config's `libpq` knows where its header lies.
#include <libpq-fe.h>
