// sumdb-verify puts a log of Recourse before golang.org/x/mod/sumdb, the code behind Go's checksum database.
// It reads one JSON object from standard input, checks everything in it, and prints what the Go packages make of the same leaves.
// Any disagreement ends with a message and exit code 1.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type input struct {
	Vkey       string   `json:"vkey"`
	Skey       string   `json:"skey"`
	Checkpoint string   `json:"checkpoint"`
	Leaves     [][]byte `json:"leaves"`
	Inclusion  []proof  `json:"inclusion"`
	// Old sizes with the proofs that the tree of all leaves begins with them.
	Consistency []proof `json:"consistency"`
}

type proof struct {
	At     int64    `json:"at"`
	Hashes [][]byte `json:"hashes"`
}

type output struct {
	Root        string            `json:"root"`
	Note        string            `json:"note"`
	Inclusion   []proof           `json:"inclusion"`
	Consistency []proof           `json:"consistency"`
	Tiles       map[string]string `json:"tiles"`
}

func main() {
	var in input
	must(json.NewDecoder(os.Stdin).Decode(&in))
	size := int64(len(in.Leaves))

	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = stored[index]
		}
		return found, nil
	})
	for i, leaf := range in.Leaves {
		hashes, err := tlog.StoredHashes(int64(i), leaf, reader)
		must(err)
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(size, reader)
	must(err)

	verifier, err := note.NewVerifier(in.Vkey)
	must(err)
	opened, err := note.Open([]byte(in.Checkpoint), note.VerifierList(verifier))
	must(err)
	want := fmt.Sprintf("%s\n%d\n%s\n", verifier.Name(), size, root)
	if opened.Text != want {
		fail("checkpoint says %q, the leaves give %q", opened.Text, want)
	}

	out := output{Root: root.String(), Tiles: map[string]string{}}
	for _, each := range in.Inclusion {
		must(tlog.CheckRecord(hashesOf(each), size, root, each.At, tlog.RecordHash(in.Leaves[each.At])))
		own, err := tlog.ProveRecord(size, each.At, reader)
		must(err)
		out.Inclusion = append(out.Inclusion, proofOf(each.At, own))
	}
	for _, each := range in.Consistency {
		old, err := tlog.TreeHash(each.At, reader)
		must(err)
		must(tlog.CheckTree(hashesOf(each), size, root, each.At, old))
		own, err := tlog.ProveTree(size, each.At, reader)
		must(err)
		out.Consistency = append(out.Consistency, proofOf(each.At, own))
	}
	// Go names tiles tile/<height>/<level>/…; C2SP fixes the height at 8 and leaves it out.
	for _, tile := range tlog.NewTiles(8, 0, size) {
		bytes, err := tlog.ReadTileData(tile, reader)
		must(err)
		out.Tiles["tile/"+tile.Path()[len("tile/8/"):]] = base64.StdEncoding.EncodeToString(bytes)
	}
	signer, err := note.NewSigner(in.Skey)
	must(err)
	signed, err := note.Sign(&note.Note{Text: want}, signer)
	must(err)
	out.Note = string(signed)

	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", " ")
	must(encoder.Encode(out))
}

func hashesOf(p proof) (hashes []tlog.Hash) {
	for _, bytes := range p.Hashes {
		var hash tlog.Hash
		if copy(hash[:], bytes) != tlog.HashSize {
			fail("a hash of %d bytes", len(bytes))
		}
		hashes = append(hashes, hash)
	}
	return hashes
}

func proofOf(at int64, hashes []tlog.Hash) proof {
	own := proof{At: at, Hashes: [][]byte{}}
	for _, hash := range hashes {
		own.Hashes = append(own.Hashes, append([]byte{}, hash[:]...))
	}
	return own
}

func must(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func fail(format string, values ...any) {
	fmt.Fprintf(os.Stderr, "sumdb-verify: "+format+"\n", values...)
	os.Exit(1)
}
