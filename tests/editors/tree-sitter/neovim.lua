-- Opens programs in a Neovim with the parser and the queries, and tells what it sees.
--
--     nvim --clean --headless -l neovim.lua RUNTIME VIM CORPUS OUTPUT NAME…
--
-- RUNTIME is the package as its README makes it, VIM is `editors/vim`. For each program CORPUS/NAME.sls, OUTPUT/NAME.json
-- holds the file type, the language and the capture on each token of CORPUS/NAME.json, and the level of the folds of each line.

local runtime, vim_package, corpus, output = unpack(arg, 1, 4)

vim.opt.runtimepath:prepend({ vim_package, runtime })
vim.opt.runtimepath:append(runtime .. "/after")
vim.cmd("filetype off | filetype plugin indent on | runtime! plugin/slsc_tree_sitter.lua")

local function read(path)
  return table.concat(vim.fn.readfile(path, "b"), "\n")
end

-- Where each line begins, in bytes.
local function line_starts(text)
  local starts = { 0 }
  for at in text:gmatch("()\n") do
    starts[#starts + 1] = at
  end
  return starts
end

local function captures(buffer, text, tokens)
  local starts, row, found = line_starts(text), 1, {}
  for _, token in ipairs(tokens) do
    while starts[row + 1] and starts[row + 1] <= token[1] do
      row = row + 1
    end
    local last
    for _, capture in ipairs(vim.treesitter.get_captures_at_pos(buffer, row - 1, token[1] - starts[row])) do
      if capture.lang == "sls" and capture.capture ~= "spell" then
        last = capture.capture
      end
    end
    found[#found + 1] = last or ""
  end
  return found
end

local function folds()
  local levels = {}
  for line = 1, vim.fn.line("$") do
    levels[line] = vim.fn.foldlevel(line)
  end
  return levels
end

-- The languages of the trees in the text.
local function languages(buffer)
  local found = {}
  vim.treesitter.get_parser(buffer):for_each_tree(function(_, tree)
    found[tree:lang()] = true
  end)
  return vim.tbl_keys(found)
end

for index = 5, #arg do
  local path = corpus .. "/" .. arg[index]
  vim.cmd.edit(vim.fn.fnameescape(path .. ".sls"))
  local buffer = vim.api.nvim_get_current_buf()
  vim.treesitter.get_parser(buffer):parse(true)
  -- Folds are worked out in the background.
  vim.wait(2000, function()
    vim.cmd("normal! zx")
    return vim.fn.max(folds()) > 0
  end, 5)
  local seen = {
    filetype = vim.bo.filetype,
    highlighter = vim.treesitter.highlighter.active[buffer] ~= nil,
    captures = captures(buffer, read(path .. ".sls"), vim.json.decode(read(path .. ".json")).tokens),
    folds = folds(),
    languages = languages(buffer),
  }
  vim.fn.writefile({ vim.json.encode(seen) }, output .. "/" .. arg[index] .. ".json")
  vim.cmd("bwipeout!")
end
