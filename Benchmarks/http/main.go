// Reads each request's body and answers fixed bytes, on Go's net/http.
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
		writer.Header().Set("Content-Type", "application/json")
		writer.Write(answer)
	})
	if err := http.ListenAndServe("127.0.0.1:"+port, nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
