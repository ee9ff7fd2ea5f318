const box = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** What would tell who made a file, if it were passed on. */
export const secretMaker = 'Pembuat: Pelapor Rahasia';

/** A file of boxes (MP4, M4A, 3GP, MOV) of this brand: its head, its sound or pictures, its index. */
export const aBoxed = (brand: string, salt = ''): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\x02\0isom`, 'latin1')),
    box('mdat', Buffer.from(`gambar dan suara ${salt}`.repeat(40))),
    box(
      'moov',
      Buffer.concat([box('mvhd', Buffer.alloc(100)), box('udta', Buffer.from(secretMaker))]),
    ),
  ]);

export const aPdf = (salt = ''): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Author(${secretMaker})/T(${salt})>>endobj\nxref\nstartxref\n9\n%%EOF\n`,
  );

const ogg = (mark: string): Buffer =>
  Buffer.concat([
    Buffer.from('OggS\0\x02'),
    Buffer.alloc(22),
    Buffer.from(mark, 'latin1'),
    Buffer.alloc(80),
  ]);

const wav = (): Buffer => {
  const head = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data',
    'latin1',
  );
  return Buffer.concat([head, Buffer.from([40, 0, 0, 0]), Buffer.alloc(40, 128)]);
};

const webm = Buffer.from(
  '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806700',
  'hex',
);
const mp3 = Buffer.concat(
  Array.from({ length: 3 }, () =>
    Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)]),
  ),
);

/** One of each kind that is sealed without a copy: what it is called, its media type, its bytes. */
export const sealedSamples: [name: string, type: string, bytes: Buffer][] = [
  ['surat.pdf', 'application/pdf', aPdf()],
  ['video.mp4', 'video/mp4', aBoxed('isom')],
  ['video.mov', 'video/quicktime', aBoxed('qt  ')],
  ['video.3gp', 'video/3gpp', aBoxed('3gp4')],
  ['video.webm', 'video/webm', webm],
  ['suara.m4a', 'audio/x-m4a', aBoxed('M4A ')],
  ['suara.ogg', 'audio/ogg', ogg('\x01vorbis')],
  ['suara.opus', 'audio/ogg; codecs=opus', ogg('OpusHead')],
  ['suara.mp3', 'audio/mpeg', mp3],
  ['suara.wav', 'audio/wav', wav()],
  ['suara.aac', 'audio/aac', Buffer.concat([Buffer.from('fff15080', 'hex'), Buffer.alloc(400)])],
  ['suara.amr', 'audio/amr', Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)])],
];
