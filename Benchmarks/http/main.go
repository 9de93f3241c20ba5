// Reads each request's body and answers fixed bytes, as many as the gateway's answer has, on Go's net/http.
// Usage: fixed-answer [PORT], by default 9101 on this machine only.
package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

func main() {
	port := "9101"
	if len(os.Args) > 1 {
		port = os.Args[1]
	}
	answer := []byte(`{"data":{"__typename":"Query"}}`)
	http.HandleFunc("/graphql", func(writer http.ResponseWriter, request *http.Request) {
		if _, err := io.Copy(io.Discard, request.Body); err != nil {
			http.Error(writer, err.Error(), http.StatusBadRequest)
			return
		}
		fields := writer.Header()
		fields.Set("Content-Type", "application/json; charset=utf-8")
		fields.Set("Cache-Control", "no-store")
		fields.Set("X-Content-Type-Options", "nosniff")
		fields.Set("X-Request-Id", "00000000000000000000000000000000")
		writer.Write(answer)
	})
	if err := http.ListenAndServe("127.0.0.1:"+port, nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
