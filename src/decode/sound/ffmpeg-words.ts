/**
 * What ffmpeg says on standard error at `-v level+info`, read as it comes: how many sound streams the file has, how long it says
 * it is, whether anything was damaged. Titles and other words of the file are among it, so nothing more than counts is believed.
 */
const LINE_MAX = 2000;
const SECONDS_MAX = 10 * 24 * 3600;

const FAULT = /^(\[[^\]]*\] )?\[(error|fatal|panic)\]/;
const SOUND = /^\[info\] +Stream #0:\d+[^ ]*: Audio: /;
const LENGTH = /^\[info\] +Duration: (\d+):(\d\d):(\d\d)/;

export class FfmpegWords {
  soundStreams = 0;
  /** What the file says; 0 when it does not. */
  seconds = 0;
  faulty = false;
  noSound = false;
  #line = '';
  #inputTold = false;

  push(piece: Uint8Array): void {
    const lines = (this.#line + Buffer.from(piece).toString('latin1')).split(/[\r\n]/);
    this.#line = lines.pop()!.slice(0, LINE_MAX);
    for (const line of lines) this.#read(line);
  }

  #read(line: string): void {
    if (line.startsWith('[info] Stream mapping:') || line.startsWith('[info] Output #')) this.#inputTold = true;
    if (FAULT.test(line)) {
      this.faulty = true;
      if (line.includes('matches no streams')) this.noSound = true;
    }
    if (this.#inputTold) return;
    if (SOUND.test(line)) this.soundStreams++;
    const length = LENGTH.exec(line);
    if (length && this.seconds === 0) {
      const seconds = Number(length[1]) * 3600 + Number(length[2]) * 60 + Number(length[3]);
      if (seconds <= SECONDS_MAX) this.seconds = seconds;
    }
  }
}
