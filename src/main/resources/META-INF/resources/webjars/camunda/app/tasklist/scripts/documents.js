export {default} from '/js/task-documents.js';
