// A file that is too large is named before it is sent; a PDF is fetched only when somebody wants to see it; one of the two inputs is enough.
document.querySelectorAll('.upload').forEach(form => {
  const inputs = [...form.querySelectorAll('input[type=file]')];
  const check = () => {
    const chosen = inputs.flatMap(input => [...input.files]);
    const largest = Number(inputs[0].dataset.largest);
    const tooLarge = chosen.some(file => file.size > largest);
    inputs[0].setCustomValidity(chosen.length === 0 ? '请选择文件或者拍照'
      : chosen.length > 1 ? '一次上传一份，请只选择文件或者只拍照'
      : tooLarge ? `文件不能超过${Math.floor(largest / 1048576)}MB` : '');
  };
  inputs.forEach(input => input.addEventListener('change', () => { check(); inputs[0].reportValidity(); }));
  check();
  form.addEventListener('submit', () => {
    const button = form.querySelector('button');
    button.disabled = true;
    button.textContent = '正在上传…';
  });
});
document.querySelectorAll('.documents details').forEach(details => details.addEventListener('toggle', () => {
  const frame = details.querySelector('iframe[data-src]');
  if (details.open && frame && !frame.src) {
    frame.src = frame.dataset.src;
  }
}));
