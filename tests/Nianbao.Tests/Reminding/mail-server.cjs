// A real mail server for tests: prints its port, then one JSON object a mail. Addresses tell it what to answer.
const { SMTPServer } = require("smtp-server");

const refusals = { "nobody@example.com": [550, "no such mailbox"], "busy@example.com": [451, "try again later"] };
const server = new SMTPServer({
  disabledCommands: process.env.STARTTLS === "1" ? [] : ["STARTTLS"],
  authOptional: process.env.AUTH !== "1",
  allowInsecureAuth: process.env.STARTTLS !== "1",
  onAuth(auth, session, done) {
    done(auth.username === "nianbao" && auth.password === "right" ? null : new Error("wrong password"), { user: auth.username });
  },
  onRcptTo(address, session, done) {
    const [code, text] = refusals[address.address] ?? [];
    done(code ? Object.assign(new Error(text), { responseCode: code }) : null);
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", part => parts.push(part));
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map(each => each.address);
      console.log(JSON.stringify({ from: session.envelope.mailFrom.address, to, secure: session.secure, user: session.user ?? null, raw: Buffer.concat(parts).toString("latin1") }));
      done();
    });
  },
});
server.on("error", () => { });
server.listen(0, "0.0.0.0", () => console.log(server.server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
