/** SIP messages as real exchanges spell them, and texts that only look like them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerChallenge, readChallenge } from "../../../electron/devices/sip-digest.ts";
import { cseqOf, createSipCutter, headerOf, isElsewhere, paramOf, readSip, userOf, writeSip } from "../../../electron/devices/sip-message.ts";

const invite = [
  "INVITE sip:8000@10.0.0.2 SIP/2.0", "Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK776", " ;rport", "v: SIP/2.0/UDP 10.0.0.9;branch=z9x",
  'f: "护士站, 7F" <sip:8371@10.0.0.1:5060;transport=udp>;tag=88', "To: <sip:8000@10.0.0.2>", "i: abc@10.0.0.1", "CSeq:  314 INVITE", "reason: Q.850;cause=16", "", "v=0",
].join("\r\n");

describe("a message", () => {
  it("is read with short names, folded lines and several values", () => {
    const read = readSip(invite);
    expect(read).toMatchObject({ kind: "request", method: "INVITE", uri: "sip:8000@10.0.0.2" });
    if (read === undefined) return;
    expect(read.headers["via"]).toEqual(["SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK776 ;rport", "SIP/2.0/UDP 10.0.0.9;branch=z9x"]);
    expect([cseqOf(read), userOf(headerOf(read, "from")), paramOf(headerOf(read, "from"), "tag"), isElsewhere(read)]).toEqual([{ number: 314, method: "INVITE" }, "8371", "88", false]);
  });

  it.each([
    ["SIP;cause=200", true], ['SIP ;cause=200 ;text="Call completed elsewhere"', true], ['Q.850;cause=26, SIP;cause=200', true], ['x;text="Completed Elsewhere"', true], ["SIP;cause=486", false], ["SIP;cause=2000", false],
  ])("with Reason %j is answered elsewhere: %s", (reason, is) => {
    const read = readSip(invite.replace("Q.850;cause=16", reason));
    expect(read !== undefined && isElsewhere(read)).toBe(is);
  });

  it.each(["", "hello", "INVITE sip:a SIP/1.0\r\n\r\n", invite.replace("CSeq:  314 INVITE\r\n", ""), invite.replace("To:", "To "), "SIP/2.0 999 No\r\nx: y\r\n\r\n"])("that is none gives nothing (%#)", (text) => {
    expect(readSip(text)).toBeUndefined();
  });

  it("of any bytes at all never throws", () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), fc.nat(invite.length), (noise, at) => {
      readSip(noise);
      readSip(invite.slice(0, at) + noise + invite.slice(at));
    }), { seed: 4, numRuns: 2_000 });
  });
});

describe("a stream", () => {
  const message = writeSip("OPTIONS sip:a SIP/2.0", [["Call-ID", "x"]]);
  it("is cut into messages wherever the pieces break", () => {
    const bytes = Buffer.from(`\r\n\r\n${message}${message.replace("Content-Length: 0\r\n\r\n", "l: 5\r\n\r\nhello")}${message}`);
    for (const size of [1, 7, 64, 10_000]) {
      const cut = createSipCutter();
      const found = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => cut(bytes.subarray(at * size, (at + 1) * size))).flat();
      expect(found).toHaveLength(3);
    }
  });

  it("that never ends a message, or promises too much, is given up", () => {
    expect(createSipCutter()(Buffer.alloc(70_000, "a"))).toBeUndefined();
    expect(createSipCutter()(Buffer.from("OPTIONS x SIP/2.0\r\nContent-Length: 999999\r\n\r\n"))).toBeUndefined();
  });
});

describe("digest", () => {
  it("answers as RFC 2617 §3.5 says", () => {
    const challenge = readChallenge(['Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"']);
    if (challenge === undefined) throw new Error("no challenge");
    const answer = answerChallenge(challenge, { user: "Mufasa", password: "Circle Of Life" }, { method: "GET", uri: "/dir/index.html", count: 1, cnonce: "0a4f113b" });
    expect(answer).toContain('response="6629fae49393a05397450978507c4ef1"');
    expect(answer).toContain("nc=00000001");
  });

  it("answers SHA-256 as RFC 7616 §3.9.1 says, and prefers it", () => {
    const common = 'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
    const challenge = readChallenge([`Digest ${common}, algorithm=MD5`, `Digest ${common}, algorithm=SHA-256`]);
    if (challenge === undefined) throw new Error("no challenge");
    const answer = answerChallenge(challenge, { user: "Mufasa", password: "Circle of Life" }, { method: "GET", uri: "/dir/index.html", count: 1, cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ" });
    expect(answer).toContain('response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"');
  });

  it.each(["Basic realm=x", 'Digest realm="x"', 'Digest realm="x", nonce="y", algorithm=AKAv1-MD5', 'Digest realm="x", nonce="y", qop="auth-int"'])("does not pretend to answer %j", (header) => {
    expect(readChallenge([header])).toBeUndefined();
  });
});
