import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundaryOf, multipartParts } from './multipart.ts';

async function* cut(body: Uint8Array, at: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const to of [...at].sort((a, b) => a - b)) {
    if (to > from && to < body.length) yield body.subarray(from, (from = to));
  }
  yield body.subarray(from);
}

async function read(body: Uint8Array, boundary: string, cuts: readonly number[] = []) {
  const found: Record<string, number[]> = {};
  for await (const event of multipartParts(cut(body, cuts), boundary)) {
    if (event.kind === 'malformed') return event.detail;
    if (event.kind === 'start') found[event.name] = [];
    else found[event.name]!.push(...event.chunk);
  }
  return found;
}

const form = async (fields: Record<string, Uint8Array>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    data.append(name, new Blob([value as Uint8Array<ArrayBuffer>]), 'a "b".bin');
  const sent = new Response(data);
  return { body: new Uint8Array(await sent.arrayBuffer()), boundary: boundaryOf(sent.headers.get('content-type')!)! };
};

test('gives back what a browser form sends, however the body was cut', async () => {
  const cuts = fc.array(fc.nat(700), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 50 }),
      cuts,
      async (file, json, at) => {
        const { body, boundary } = await form({ file, declaration: json });
        assert.deepEqual(await read(body, boundary, at), { file: [...file], declaration: [...json] });
      },
    ),
    { numRuns: 60 },
  );
});

test('says what is damaged instead of taking half a file', async () => {
  const { body, boundary } = await form({ file: new Uint8Array(100) });
  assert.equal(await read(body.subarray(0, body.length - 9), boundary), 'it ends before the closing boundary');
  assert.equal(await read(Buffer.from('--b\r\nX: y\r\n\r\n1\r\n--b--'), 'b'), 'a part has no name');
  assert.equal(await read(Buffer.from('--b?\r\n'), 'b'), 'a boundary is not followed by a line end');
  assert.equal(await read(Buffer.from('--b\r\n' + 'x'.repeat(9000)), 'b'), 'the header of a part is too long');
});

test('reads a boundary only from multipart/form-data', () => {
  assert.equal(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"'), 'a b');
  assert.equal(boundaryOf('multipart/mixed; boundary=x'), undefined);
  assert.equal(boundaryOf('multipart/form-data; boundary='), undefined);
});
