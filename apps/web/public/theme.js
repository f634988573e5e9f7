// Before the first paint, so that nobody sees a flash of the other theme.
try {
  var chosen = new URLSearchParams(location.search).get('theme') || localStorage.getItem('workback.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Without storage the system's preference counts.
}
