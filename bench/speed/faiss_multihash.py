#!/usr/bin/python3
"""faiss_multihash.py HASHES QUERIES PLANTED LIMIT: faiss' IndexBinaryMultiHash (16 words of 16 bits, 1 flip: exact within
31 bits) on the same hashes and queries, one thread. One JSON object on stdout. Needs Debian's python3-faiss."""
import json
import sys
import time

import faiss
import numpy as np

faiss.omp_set_num_threads(1)
base = np.fromfile(sys.argv[1], np.uint8).reshape(-1, 32)
limit = int(sys.argv[4])
queries = np.fromfile(sys.argv[2], np.uint8).reshape(-1, 32)[:limit]
planted = np.fromfile(sys.argv[3], np.int32)[:limit]
index = faiss.IndexBinaryMultiHash(256, 16, 16)
index.nflip = 1
index.add(base)
start = time.process_time()
lims, _, ids = index.range_search(queries, 32)  # strictly less than
spent = time.process_time() - start
sought = [i for i in range(len(queries)) if planted[i] >= 0]
hit = sum(planted[i] in ids[lims[i]:lims[i + 1]] for i in sought)
print(json.dumps({'version': faiss.__version__, 'lookupsPerSecond': round(len(queries) / spent, 1),
                  'recall': hit / len(sought) if sought else 1, 'queries': len(queries)}))
