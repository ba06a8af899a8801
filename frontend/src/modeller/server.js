// Talking to the server: JSON there and back, with the page's token.

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["x-csrftoken"];

// The answer and its status; status 0 where nothing came back.
export async function post(address, body) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", "x-csrftoken": token() },
      body: JSON.stringify(body),
    });
    const isData = answer.headers.get("content-type")?.startsWith("application/json");
    const elsewhere = answer.redirected || (answer.ok && !isData);
    return { status: elsewhere ? 401 : answer.status, data: isData ? await answer.json() : {} };
  } catch {
    return { status: 0, data: {} };
  }
}

export const rest = () => document.getElementById("rest").value;

// Calls that must not overtake each other: the last wish wins once the one under way has come back.
export function oneAtATime(work, delay) {
  let timer, running = false, again = false;
  const start = async () => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await work();
    running = false;
    if (again) {
      again = false;
      await start();
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(start, delay);
  };
  const now = () => {
    clearTimeout(timer);
    return start();
  };
  return { soon, now };
}
