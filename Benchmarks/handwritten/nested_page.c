/*
 * What a hand-written program reaches: the first 20 instances with their packages' names and versions, as one JSON text
 * from one prepared statement, in a loop on N threads. The gateway's own nested page is measured against it.
 *
 *   cc -O2 -o nested_page nested_page.c -lsqlite3 -lpthread
 *   ./nested_page inventory.db [threads] [seconds] [unordered]
 *
 * "unordered" leaves out the order of the packages, which the gateway always keeps.
 */
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define INSTANCES                                                                                                    \
    "SELECT instance_key, aws_instance_id, aws_region, aws_account, creation_date_utc, updated_at_utc "              \
    "FROM ec2 ORDER BY aws_instance_id LIMIT 20"

static const char *ordered =
    "SELECT json_group_array(json_object('id', i.aws_instance_id, 'region', i.aws_region, 'account', i.aws_account, "
    "'createdAt', i.creation_date_utc, 'updatedAt', i.updated_at_utc, 'packages', "
    "(SELECT json_group_array(json_object('name', package_name, 'version', package_version)) FROM "
    "(SELECT p.package_name, p.package_version FROM ec2_package AS e CROSS JOIN package AS p "
    "ON p.package_id = e.package_id WHERE e.instance_key = i.instance_key "
    "ORDER BY p.package_name, p.version_order, p.ecosystem, p.package_version LIMIT 50)))) "
    "FROM (" INSTANCES ") AS i";

static const char *unordered =
    "SELECT json_group_array(json_object('id', i.aws_instance_id, 'region', i.aws_region, 'account', i.aws_account, "
    "'createdAt', i.creation_date_utc, 'updatedAt', i.updated_at_utc, 'packages', "
    "(SELECT json_group_array(json_object('name', p.package_name, 'version', p.package_version)) "
    "FROM ec2_package AS e CROSS JOIN package AS p ON p.package_id = e.package_id "
    "WHERE e.instance_key = i.instance_key))) "
    "FROM (" INSTANCES ") AS i";

struct work {
    const char *path;
    const char *sql;
    double seconds;
    long statements;
    long bytes;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void fail(sqlite3 *database, const char *what) {
    fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(database));
    exit(1);
}

static void *run(void *argument) {
    struct work *work = argument;
    sqlite3 *database;
    sqlite3_stmt *statement;
    if (sqlite3_open_v2(work->path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        fail(database, "open");
    sqlite3_busy_timeout(database, 5000);
    if (sqlite3_exec(database, "PRAGMA cache_size = -4096", NULL, NULL, NULL) != SQLITE_OK) fail(database, "cache");
    if (sqlite3_prepare_v3(database, work->sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        fail(database, "prepare");
    double end = now() + work->seconds;
    while (now() < end) {
        if (sqlite3_step(statement) != SQLITE_ROW) fail(database, "step");
        if (sqlite3_column_text(statement, 0) == NULL) fail(database, "text");
        work->bytes = sqlite3_column_bytes(statement, 0);
        sqlite3_reset(statement);
        work->statements++;
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return NULL;
}

int main(int count, char **arguments) {
    if (count < 2) {
        fprintf(stderr, "usage: %s DATABASE [THREADS] [SECONDS] [unordered]\n", arguments[0]);
        return 2;
    }
    int threads = count > 2 ? atoi(arguments[2]) : 1;
    double seconds = count > 3 ? atof(arguments[3]) : 3;
    const char *sql = count > 4 && strcmp(arguments[4], "unordered") == 0 ? unordered : ordered;
    if (threads < 1 || threads > 64) threads = 1;

    pthread_t ids[64];
    struct work work[64];
    double start = now();
    for (int i = 0; i < threads; i++) {
        work[i] = (struct work){arguments[1], sql, seconds, 0, 0};
        if (pthread_create(&ids[i], NULL, run, &work[i]) != 0) return 1;
    }
    long statements = 0;
    for (int i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
        statements += work[i].statements;
    }
    printf("%.0f statements/s on %d threads, %ld bytes each\n", (double)statements / (now() - start), threads,
        work[0].bytes);
    return 0;
}
