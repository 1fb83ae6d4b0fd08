// Keeps the page of a running job current: asks for the same page, takes over how far the job has come, and shows its end.
// Without script the page reloads itself instead.
const between = 2000;

async function look() {
  const region = document.getElementById('job');
  try {
    const answer = await fetch(location.href);
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.getElementById('job');
      if (next?.dataset.open === 'true') {
        const [shown, read] = ['job-state', 'job-progress'].map((id) => [document.getElementById(id), page.getElementById(id)]);
        for (const [old, now] of [shown, read]) {
          if (old && now && old.innerHTML !== now.innerHTML) old.replaceChildren(...now.childNodes);
        }
        document.title = page.title;
      } else if (next) {
        const hadFocus = region.contains(document.activeElement);
        region.replaceWith(next);
        document.title = page.title;
        if (hadFocus) next.querySelector('a.btn, button')?.focus();
        return;
      }
    }
  } catch {
    // No answer: the next look may have one.
  }
  setTimeout(look, between);
}

setTimeout(look, between);
