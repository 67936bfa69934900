-- 一肩挑: of two posts in one entry one half can end; the title of that half, null where the line is about the whole entry
alter table cadre_entry add column half_title varchar(100);
