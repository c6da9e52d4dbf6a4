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
  /** Seconds of one sound that are listened to; the rest is not seen. */
  audioSecondsMax: 3 * 3600,
  /** Bytes of one sound file before decoding is refused: three hours of CD quality. */
  audioBytesMax: 2 ** 31,
  /** Wall-clock seconds for decoding one sound, however long it is. */
  audioDecodeSecondsMax: 300,
  /** Sound streams of one file that are listened to; those after them are not heard. */
  audioStreamsMax: 4,
  /** Where there is no ffmpeg: bytes of a file that are read, seconds of it that are heard, seconds its decoding may take. */
  audioBytesWithoutFfmpegMax: 256 * 2 ** 20,
  audioSecondsWithoutFfmpegMax: 3600,
  audioDecodeSecondsWithoutFfmpegMax: 120,
  /** Frames of one film that are kept; a long film is looked at less often. */
  filmFramesMax: 14_400,
  /** Larger pictures kept of one film. */
  filmKeyFramesMax: 600,
  /** Bytes of one film before decoding is refused. */
  filmBytesMax: 2 ** 31,
  /** Wall-clock seconds for decoding the pictures of one film; what comes later is not seen. */
  filmDecodeSecondsMax: 300,
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
