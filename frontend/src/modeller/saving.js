// A draft saves itself; what somebody else saved is never overwritten, what is not saved never lost.

import { oneAtATime, post, rest } from "./server.js";

export class Saving {
  constructor(modeler, page, say) {
    Object.assign(this, { modeler, page, say, version: page.version, dirty: false, stopped: false });
    this.said = document.getElementById("saved");
    this.conflict = document.getElementById("conflict");
    this.queue = oneAtATime(() => this.save(), 1500);
    window.addEventListener("beforeunload", (event) => {
      if (this.dirty) event.preventDefault();
    });
    this.conflict.querySelector("button").addEventListener("click", () => this.saveAsNew());
  }

  changed() {
    this.dirty = true;
    if (this.stopped) return;
    this.said.textContent = this.say("Not saved yet …");
    this.queue.soon();
  }

  // Whether everything is saved now; the publish link asks before it goes on.
  async settle() {
    if (this.dirty && !this.stopped) await this.queue.now();
    return !this.dirty;
  }

  async content() {
    const { xml } = await this.modeler.saveXML({ format: true });
    return { drawing: xml, rest: rest() };
  }

  async save() {
    if (this.stopped) return;
    this.dirty = false; // what changes from here on is saved the next time
    const { status, data } = await post(this.page.addresses.save, {
      version: this.version,
      ...(await this.content()),
    });
    if (status === 200) {
      this.version = data.version;
      this.said.textContent = `${this.say("Draft saved at")} ${data.saved}`;
      return;
    }
    this.dirty = true;
    if (status === 409) {
      this.stopped = true;
      this.conflict.querySelector("p").textContent = data.refusal;
      this.conflict.hidden = false;
      this.said.textContent = this.say("Not saved");
      this.conflict.querySelector("button").focus();
      return;
    }
    this.said.textContent = data.refusal || this.say(this.reason(status));
    if (!status || status >= 500) this.queue.soon();
  }

  reason(status) {
    if (!status) return "No connection; the draft is not saved yet.";
    if (status >= 500) return "The server is busy; the draft is not saved yet.";
    return "Not saved: you are signed out, or the page is out of date. Sign in again in another window.";
  }

  async saveAsNew() {
    const { status, data } = await post(this.page.addresses.saveAsNew, await this.content());
    if (status !== 200) {
      this.said.textContent = data.refusal || this.say(this.reason(status));
      return;
    }
    this.dirty = false;
    window.location.assign(data.address);
  }
}
