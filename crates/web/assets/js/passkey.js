// Passkeys: hands what the server asks to the browser, and the browser's answer to a form.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

// The server speaks base64url where the browser wants bytes.
const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

async function create(form) {
  const asked = JSON.parse(form.dataset.options).publicKey;
  const made = await navigator.credentials.create({ publicKey: {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials),
  } });
  return { ...common(made), response: {
    attestationObject: text(made.response.attestationObject),
    clientDataJSON: text(made.response.clientDataJSON),
    transports: made.response.getTransports?.() ?? [],
  } };
}

async function get(form) {
  const body = new URLSearchParams(form.elements.step ? { step: "yes" } : {});
  const answer = await fetch(form.dataset.challenge, { method: "POST", body });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const { challenge, options } = await answer.json();
  form.elements.challenge.value = challenge;
  const asked = options.publicKey;
  const shown = await navigator.credentials.get({ publicKey: {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: known(asked.allowCredentials),
  } });
  return { ...common(shown), response: {
    authenticatorData: text(shown.response.authenticatorData),
    clientDataJSON: text(shown.response.clientDataJSON),
    signature: text(shown.response.signature),
    userHandle: shown.response.userHandle ? text(shown.response.userHandle) : null,
  } };
}

const common = (credential) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  extensions: credential.getClientExtensionResults(),
});

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const is_able = "PublicKeyCredential" in window;
  form.hidden = !is_able;
  const instead = document.getElementById("passkey-unable");
  if (instead) instead.hidden = is_able;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    const button = form.querySelector("button");
    const fault = form.querySelector("[data-fault]");
    button.disabled = true;
    fault.hidden = true;
    try {
      const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      // Given up by the person, timed out, or not possible: the browser does not tell which.
      fault.hidden = false;
      button.disabled = false;
    }
  });
}
