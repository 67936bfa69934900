// Draws a model with the viewer of our case page and answers with the picture, on white and in the type of our pages.
async xml => {
  const box = document.createElement('div');
  box.style.width = '2600px';
  box.style.height = '900px';
  document.body.append(box);
  const type = {fontFamily: "'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"};
  const viewer = new BpmnJS({container: box, textRenderer: {defaultStyle: type, externalStyle: type}});
  await viewer.importXML(xml);
  const {svg} = await viewer.saveSVG();
  viewer.destroy();
  box.remove();
  return svg.replace('<svg ', '<svg style="background: white" ');
}
