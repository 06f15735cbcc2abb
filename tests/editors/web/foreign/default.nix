{ pkgs ? import <nixpkgs> { } }:

pkgs.mkShell {
  packages = [ pkgs.cargo pkgs.nodejs ];
  shellHook = ''
    echo "hello"
  '';
}
