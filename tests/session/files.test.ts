import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SessionFiles } from "../../src/session/files.node";
import type { Down, FileMessage } from "../../src/wire/message";

let files: SessionFiles;
let answers: Down[];
const page = "page";
const say = (message: FileMessage) => files.receive(message, (answer) => void answers.push(answer));
const last = async (count: number) => {
  while (answers.length < count) await new Promise(setImmediate);
  return answers[count - 1]!;
};
const upload = async (name: string, size: number): Promise<string> => {
  const count = answers.length + 1;
  say({ type: "upload", page, ref: `${name} ${count}`, name, size, mime: "text/plain" });
  return ((await last(count)) as Down & { type: "accepted" }).file;
};
const chunk = (file: string, offset: number, bytes: Uint8Array) => say({ type: "chunk", page, file, offset, bytes });

beforeEach(() => {
  files = new SessionFiles();
  answers = [];
});
afterEach(() => files.close());

test("a file arrives piece by piece, and is there when it is whole", async () => {
  const bytes = randomBytes(100_000);
  const id = await upload("data.bin", bytes.length);
  expect(() => files.get(id)).toThrow("still on its way");
  for (let at = 0; at < bytes.length; at += 30_000) chunk(id, at, bytes.subarray(at, at + 30_000));
  expect(await last(5)).toEqual({ type: "received", page, file: id, offset: bytes.length });
  const record = files.get(id);
  expect(record).toMatchObject({ name: "data.bin", size: bytes.length });
  expect(createHash("sha256").update(readFileSync(record.path)).digest("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
  if (process.platform !== "win32") expect(statSync(record.path).mode & 0o077).toBe(0);
});

test("pieces that come twice or out of turn change nothing, and the answer says what is missing", async () => {
  const id = await upload("a.txt", 6);
  chunk(id, 3, Buffer.from("def"));
  expect(await last(2)).toMatchObject({ type: "received", offset: 0 });
  chunk(id, 0, Buffer.from("abc"));
  chunk(id, 0, Buffer.from("xyz"));
  chunk(id, 3, Buffer.from("def"));
  expect(await last(5)).toMatchObject({ offset: 6 });
  chunk(id, 3, Buffer.from("zzz"));
  expect(await last(6)).toMatchObject({ offset: 6 });
  expect(readFileSync(files.get(id).path, "utf8")).toBe("abcdef");
});

test("more bytes than were announced end the upload", async () => {
  const id = await upload("a.txt", 2);
  chunk(id, 0, Buffer.from("abc"));
  expect(await last(2)).toMatchObject({ error: "More bytes came than the file has" });
  chunk(id, 0, Buffer.from("ab"));
  expect(await last(3)).toMatchObject({ error: "The upload is unknown here" });
  expect(() => files.get(id)).toThrow("no such file");
});

test("an empty file is whole at once", async () => {
  const id = await upload("empty.txt", 0);
  expect(readFileSync(files.get(id).path)).toHaveLength(0);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["..\\..\\windows\\win.ini", "win.ini"],
  ["/absolute/name", "name"],
  ["..", "_"],
  ["con.txt", "_con.txt"],
  ["a\0b\nc<d>.txt", "a_b_c_d_.txt"],
  ["Übung 1.csv", "Übung 1.csv"],
  ["", "_"],
])("the name %j lies on the disk as %j, in a folder of its own", async (name, expected) => {
  const id = await upload(name, 0);
  const { path: where, name: shown } = files.get(id);
  expect(path.basename(where)).toBe(expected);
  expect(path.basename(path.dirname(where))).toBe(id);
  expect(shown).toBe(name);
});

test("a page gets the bytes of what was offered, and of nothing else", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "inlay-test-"));
  try {
    const file = path.join(folder, "answer.csv");
    writeFileSync(file, "a,b\n1,2\n");
    const offered = files.offer(file);
    expect(files.offer(file).id).toBe(offered.id);
    say({ type: "fetch", page, file: offered.id, offset: 4 });
    const piece = (await last(1)) as Down & { type: "piece" };
    expect(Buffer.from(piece.bytes).toString()).toBe("1,2\n");
    expect(piece).toMatchObject({ size: 8, offset: 4 });
    for (const [i, wanted] of [file, "..", "no-such-id"].entries()) {
      say({ type: "fetch", page, file: wanted, offset: 0 });
      expect(await last(i + 2)).toMatchObject({ error: "There is no such file in this session" });
    }
    expect(() => files.offer(folder)).toThrow(/expected the path of a file/);
    expect(() => files.offer(path.join(folder, "none"))).toThrow(/there is none at/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("closing deletes what was uploaded, and only that", async () => {
  const id = await upload("a.txt", 0);
  const where = files.get(id).path;
  files.close();
  expect(existsSync(where)).toBe(false);
});

test("files of one folder lie together at their paths, and none lies outside", async () => {
  const names = ["photos/a/1.png", "photos/2.png", "../../etc/passwd", "/abs/../..\\c:\\x", "..", "photos/a/1.png"];
  const places = [];
  for (const [i, name] of names.entries()) {
    say({ type: "upload", page, ref: `r${i}`, name, size: 0, mime: "", folder: "f" });
    const accepted = (await last(i + 1)) as Down & { type: "accepted" };
    places.push(accepted.error ?? files.get(accepted.file).path);
  }
  const base = path.dirname(path.dirname(places[1]!));
  expect(places.slice(0, -1).map((place) => path.relative(base, place).replaceAll(path.sep, "/"))).toEqual([
    "photos/a/1.png",
    "photos/2.png",
    "etc/passwd",
    "abs/c_/x",
    "_",
  ]);
  expect(places.at(-1)).toBe("A file of this name is there already");
  expect(path.dirname(path.dirname(files.get(await upload("photos/a/3.png", 0)).path))).not.toBe(base);
});

test("an upload that isn't wanted any more leaves nothing behind", async () => {
  const id = await upload("big.bin", 10);
  chunk(id, 0, Buffer.from("abc"));
  await last(2);
  const folder = readdirSync(tmpdir()).filter((name) => existsSync(path.join(tmpdir(), name, id)))[0]!;
  const place = path.join(tmpdir(), folder, id, "big.bin");
  expect(existsSync(place)).toBe(true);
  say({ type: "drop", page, file: id });
  while (existsSync(place)) await new Promise(setImmediate);
  chunk(id, 3, Buffer.from("def"));
  expect(await last(3)).toMatchObject({ error: "The upload is unknown here" });
});

test("an upload that is announced twice, because the answer was late, is one", async () => {
  say({ type: "upload", page, ref: "same", name: "a.txt", size: 3, mime: "" });
  say({ type: "upload", page, ref: "same", name: "a.txt", size: 3, mime: "" });
  await last(2);
  const [first, second] = answers as (Down & { type: "accepted" })[];
  expect(second!.file).toBe(first!.file);
});
