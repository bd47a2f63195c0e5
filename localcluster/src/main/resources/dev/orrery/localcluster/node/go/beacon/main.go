// One small static program for the odd jobs around real nodes. It holds a pod's namespaces open (pause), passes connections
// from the nodes on to the API server (relay), and is what runs in sample pods (serve), where get and say stand in for the
// curl and echo that an image without a distribution lacks.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

const usage = "usage: beacon pause | serve ADDRESS | get URL | say WORD... | relay ADDRESS TARGET"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return errors.New(usage)
	}
	switch {
	case args[0] == "pause" && len(args) == 1:
		awaitEnd()
		return nil
	case args[0] == "serve" && len(args) == 2:
		return serve(args[1])
	case args[0] == "get" && len(args) == 2:
		return get(args[1])
	case args[0] == "say":
		fmt.Println(strings.Join(args[1:], " "))
		return nil
	case args[0] == "relay" && len(args) == 3:
		return relay(args[1], args[2])
	}
	return errors.New(usage)
}

// As process 1 of a pod it also has to fetch the remains of processes that lost their parents.
func awaitEnd() {
	signals := make(chan os.Signal, 16)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGCHLD)
	for got := range signals {
		if got != syscall.SIGCHLD {
			return
		}
		for {
			if pid, err := syscall.Wait4(-1, nil, syscall.WNOHANG, nil); pid <= 0 || err != nil {
				break
			}
		}
	}
}

func serve(address string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	name, err := os.Hostname()
	if err != nil {
		return err
	}
	fmt.Println(name, "answers at", listener.Addr())
	failed := make(chan error, 1)
	go func() {
		failed <- http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprintln(w, name)
		}))
	}()
	ended := make(chan struct{})
	go func() {
		awaitEnd()
		close(ended)
	}()
	select {
	case err := <-failed:
		return err
	case <-ended:
		return nil
	}
}

func get(url string) error {
	client := http.Client{Timeout: 5 * time.Second}
	response, err := client.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(os.Stdout, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", url, response.Status)
	}
	return nil
}

func relay(address, target string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go pass(connection.(*net.TCPConn), target)
	}
}

// Copies both ways; when one side has said its last word, the other is told so.
func pass(from *net.TCPConn, target string) {
	defer from.Close()
	dialled, err := net.DialTimeout("tcp", target, 5*time.Second)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	to := dialled.(*net.TCPConn)
	defer to.Close()
	answered := make(chan struct{})
	go func() {
		io.Copy(from, to)
		from.CloseWrite()
		close(answered)
	}()
	io.Copy(to, from)
	to.CloseWrite()
	<-answered
}
