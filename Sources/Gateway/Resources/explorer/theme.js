// Sets the chosen colours before anything is drawn; without a choice, the system's hold.
try {
  const theme = JSON.parse(localStorage.getItem("inventory-explorer.theme"));
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Nothing is kept here: the system's colours hold.
}
