#!/usr/bin/env python3
"""Checks a Recourse receipt with nothing of Recourse: Python's standard library and the openssl command.

    verify_receipt.py RECEIPT.json VKEY

RECEIPT.json is the file as downloaded, VKEY the log's verifier key (text or file), from a source you trust.
Prints what holds; exit 1 and the reason at the first thing that does not.
docs/log.md explains every step.
"""

import base64
import hashlib
import hmac
import json
import os
import subprocess
import sys
import tempfile


class Wrong(Exception):
    pass


def need(condition, reason):
    if not condition:
        raise Wrong(reason)


def b64(text):
    return base64.b64decode(text, validate=True)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def ed25519_holds(public_key, message, signature):
    pem = "-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n".format(
        base64.b64encode(bytes.fromhex("302a300506032b6570032100") + public_key).decode()
    )
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for name, content in (("key", pem.encode()), ("message", message), ("signature", signature)):
            paths[name] = os.path.join(folder, name)
            with open(paths[name], "wb") as file:
                file.write(content)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", paths["key"], "-rawin"]
        command += ["-in", paths["message"], "-sigfile", paths["signature"]]
        return subprocess.run(command, capture_output=True).returncode == 0


def read_vkey(text):
    name, key_id, encoded = text.strip().split("+", 2)
    key = b64(encoded)
    need(len(key) == 33 and key[0] == 1, "the key is not an Ed25519 log key")
    need(sha256(name.encode(), b"\n", key)[:4].hex() == key_id, "the key's id does not fit the key")
    return name, bytes.fromhex(key_id), key[1:]


def canonical(value):
    """RFC 8785 for records without fractions beyond repr's and without names outside the BMP: enough for ours."""
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(each) for name, each in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(each) for each in value) + "]"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return json.dumps(value, ensure_ascii=False)


def root_of(leaf_hash, index, size, path):
    """Walks from the leaf up: at each level the neighbour stands left or right, or the last node goes up alone (RFC 9162 2.1.3.2)."""
    node, last, here = leaf_hash, size - 1, index
    for neighbour in path:
        need(last > 0, "the proof is too long")
        if here % 2 == 1 or here == last:
            node = sha256(b"\x01", neighbour, node)
            while here % 2 == 0 and here > 0:
                here, last = here // 2, last // 2
        else:
            node = sha256(b"\x01", node, neighbour)
        here, last = here // 2, last // 2
    need(last == 0, "the proof is too short")
    return node


def check_proof(text, leaf_hash, name, key_id, public_key):
    head, _, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    need(lines.pop(0) == "c2sp.org/tlog-proof@v1", "the proof is of an unknown kind")
    if lines[0].startswith("extra "):
        lines.pop(0)
    need(lines[0].startswith("index "), "the proof names no index")
    index, path = int(lines[0][6:]), [b64(line) for line in lines[1:]]
    body, _, signatures = checkpoint.rpartition("\n\n")
    body += "\n"
    origin, size, root = body.split("\n")[:3]
    need(origin == name, "the checkpoint is of another log")
    signed = False
    for line in signatures.rstrip("\n").split("\n"):
        dash, signer, encoded = line.split(" ")
        blob = b64(encoded)
        if dash == "\u2014" and signer == name and blob[:4] == key_id:
            need(ed25519_holds(public_key, body.encode(), blob[4:]), "the checkpoint's signature does not hold")
            signed = True
    need(signed, "the log did not sign the checkpoint")
    need(index < int(size), "the index lies outside the tree")
    need(root_of(leaf_hash, index, int(size), path) == b64(root), "the leaf is not in the tree")
    return index, int(size)


def main(receipt_path, vkey):
    if os.path.exists(vkey):
        with open(vkey, encoding="utf-8") as file:
            vkey = file.read()
    name, key_id, public_key = read_vkey(vkey)
    with open(receipt_path, encoding="utf-8") as file:
        receipt = json.load(file)
    need(receipt.get("format") == "recourse-receipt/1", "not a receipt")
    need(receipt["log"] == name, "the receipt is of another log")
    leaf = b64(receipt["leaf"])
    leaf_hash = sha256(b"\x00", leaf)
    promise = receipt["promise"]
    message = b"recourse-promise/1\n" + leaf_hash + promise["timestamp"].to_bytes(8, "big")
    need(ed25519_holds(public_key, message, b64(promise["signature"])), "the promise's signature does not hold")
    print("promise: holds")
    if "record" in receipt:
        mac = hmac.digest(b64(receipt["salt"]), canonical(receipt["record"]).encode(), "sha256")
        need(mac == b64(json.loads(leaf)["c"]), "the record is not the one committed to")
        print("commitment: holds")
    if "proof" not in receipt:
        print("promised, not yet in the log")
        return
    index, size = check_proof(receipt["proof"], leaf_hash, name, key_id, public_key)
    print(f"verified: leaf {index} of {size} in {name}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(sys.argv[1], sys.argv[2])
    except (Wrong, KeyError, ValueError) as error:
        sys.exit(f"wrong: {error}")
