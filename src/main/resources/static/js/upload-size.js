// A file that is too large is named before it is sent; the server would only cut it off.
document.querySelectorAll('input[type=file][data-largest]').forEach(input => input.addEventListener('change', () => {
  const largest = Number(input.dataset.largest);
  const tooLarge = [...input.files].some(file => file.size > largest);
  input.setCustomValidity(tooLarge ? `文件不能超过${Math.floor(largest / 1048576)}MB，请只保留要公布的内容` : '');
  input.reportValidity();
}));
