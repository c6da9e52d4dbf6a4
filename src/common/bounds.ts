/** Every limit of the house, by name. Tested at the limit and one past it, where each is enforced. */
export const BOUNDS = {
  /** A file as received. */
  uploadBytesMax: 2 ** 31,
  /** Pixels of one picture before decoding is refused (`over-limit`). */
  imagePixelsMax: 120_000_000,
  /** Bytes of one picture file before decoding is refused; it is held in memory whole. */
  imageBytesMax: 256 * 2 ** 20,
  /** Distinct frames or pages looked at in one animation or document. */
  imageFramesMax: 32,
  /** Pictures reach the fingerprinters with no side longer than this. */
  workingSideMax: 1024,
  /** Bytes of one text that are read; the rest is `over-limit`. */
  textBytesMax: 16 * 2 ** 20,
  /** Wall-clock seconds for decoding one picture or text. */
  decodeSecondsMax: 20,
  /** Resident memory of one decoder process, in bytes. */
  decoderMemoryMax: 900 * 2 ** 20,
  /** Files one decoder process handles before it is replaced. */
  decoderFilesMax: 200,
  /** Candidates one query may bring to verification. */
  candidatesPerQueryMax: 256,
  /** Rows in one page of any listing. */
  pageRowsMax: 200,
  /** Uploads being decided in one process; more are told to come back. */
  uploadsInFlightMax: 256,
  /** Hashes in one look-up request. */
  lookupsPerRequestMax: 64,
  /** Bytes of a declaration, works line or other JSON sent by a client. */
  jsonBytesMax: 256 * 1024,
} as const;
