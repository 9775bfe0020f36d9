// Before anything is drawn: the colours that the visitor has chosen for this device, if they have. Without this file, or where
// storage is forbidden, the page follows the device.
try {
  const theme = localStorage.getItem('spotlight.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}
